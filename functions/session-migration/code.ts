import type { Call, Dependencies } from "../_shared/endpoint.ts";
import { describeCause } from "../_shared/log.ts";
import { takeSlot } from "../_shared/slot.ts";

/**
 * Has the code mailed that proves the address of an account which is there already. A failure is
 * only logged: nothing is lost, and the page can ask for the code again.
 */
export async function sendCode(
  dependencies: Dependencies,
  { request, requestId }: Call<unknown>,
  email: string,
): Promise<void> {
  try {
    await takeSlot(dependencies, "send_mail", request);
    await dependencies.mailCode(email.trim());
  } catch (error) {
    dependencies.log({ request_id: requestId, failed: "send_mail", ...describeCause(error) });
  }
}
