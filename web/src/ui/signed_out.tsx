/// <reference lib="dom" />
import { useEffect } from "preact/hooks";
import { forgetLogin } from "../account.ts";
import { readKey } from "../session.ts";
import { signedOut as words } from "../texts.ts";
import { Screen } from "./screen.tsx";

/** For whoever was signed in here, and is no longer: his login was ended, or his account is gone. */
export function SignedOut() {
  // The pages that are linked would lead straight back whoever seems to be signed in.
  useEffect(forgetLogin, []);
  return (
    <Screen title={words.title} isNext>
      <p>{words.again}</p>
      <p>{words.gone}</p>
      <p class="actions">
        <a class="button" href="/connexion/">{words.signIn}</a>
        {readKey()
          ? <a class="button quiet" href="/inscription/">{words.signUp}</a>
          : <a class="button quiet" href="/simulateur/">{words.simulate}</a>}
      </p>
    </Screen>
  );
}
