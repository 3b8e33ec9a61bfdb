// Many visitors at once while everything breaks around them: whoever asks again ends with one account
// and all his products.
// deno task test:faults -- --journeys=1000 --kills=50 --seed=7
import { assertEquals } from "@std/assert";
import { parseArgs } from "@std/cli/parse-args";
import { runCampaign } from "./_support/rounds.ts";
import { FragileStack } from "./_support/stack.ts";

const asked = parseArgs(Deno.args, { string: ["journeys", "kills", "seed"] });
const campaign = {
  journeys: Number(asked.journeys ?? 20),
  kills: Number(asked.kills ?? 2),
  seed: Number(asked.seed ?? 2026),
};

Deno.test({
  name: "whoever asks again ends with one account and all his products, whatever breaks",
  // What was killed is not closed one by one.
  sanitizeOps: false,
  sanitizeResources: false,
  fn: async () => {
    const stack = await FragileStack.start();
    try {
      const { journeys, broken } = await runCampaign(stack, campaign);
      console.log(`${journeys} journeys, ${stack.kills} kills, ${broken} broken`);
      assertEquals(broken, 0, `seed ${campaign.seed}`);
      assertEquals(stack.kills, campaign.kills);
    } finally {
      await stack.stop();
    }
  },
});
