import { wire } from "../_shared/supabase.ts";
import { handler } from "./handler.ts";

export default wire(handler);
