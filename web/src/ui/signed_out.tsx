/// <reference lib="dom" />
import { useEffect, useState } from "preact/hooks";
import { forgetEndedLogin } from "../account.ts";
import { readKey } from "../session.ts";
import { signedOut as words } from "../texts.ts";
import { Screen } from "./screen.tsx";

/** For whoever was signed in here, and is no longer: his login was ended, or his account is gone. */
export function SignedOut() {
  const [isGone, setGone] = useState(false);
  // The pages that are linked would lead straight back whoever seems to be signed in.
  useEffect(() => {
    // Who cannot be asked now is not needed: both are told then.
    forgetEndedLogin().then(setGone, () => {});
  }, []);
  const [first, second] = isGone ? ["button quiet", "button"] : ["button", "button quiet"];
  const signIn = <a key="in" class={first} href="/connexion/">{words.signIn}</a>;
  const beginAnew = (
    <a key="anew" class={second} href={readKey() ? "/inscription/" : "/simulateur/"}>
      {readKey() ? words.signUp : words.simulate}
    </a>
  );
  return (
    <Screen title={isGone ? words.goneTitle : words.title} isNext>
      {isGone ? <p>{words.erased}</p> : (
        <>
          <p>{words.again}</p>
          <p>{words.gone}</p>
        </>
      )}
      <p class="actions">{isGone ? [beginAnew, signIn] : [signIn, beginAnew]}</p>
    </Screen>
  );
}
