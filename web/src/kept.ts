/// <reference lib="dom" />
// Runs before the first page is painted, and says whether this browser holds a simulation: the
// style shows what goes with it. Nothing moves afterwards.
import { readKey } from "./session.ts";

if (readKey()) document.documentElement.classList.add("has-simulation");
