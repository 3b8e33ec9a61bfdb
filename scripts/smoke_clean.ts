// Removes the test sessions of `deno task smoke` and of the tests, with their accounts, and nothing
// else. deno task smoke:clean

import { createClient } from "@supabase/supabase-js";
import { readTarget } from "../local/settings.ts";
import { explain } from "./visitor.ts";

const { url, secretKey } = readTarget();
const supabase = createClient(url, secretKey, {
  db: { schema: "api" },
  auth: { persistSession: false, autoRefreshToken: false },
});

const { data, error } = await supabase.rpc("delete_test_data");
if (error) {
  console.log(`Nothing was removed. ${explain(error)}`);
  Deno.exit(1);
}
console.log(`Removed what tests made. Sessions: ${data.sessions}, accounts: ${data.clients}`);
