import { terms } from "../texts.ts";
import { Document } from "../ui/document.tsx";

export default function Terms() {
  return <Document {...terms} />;
}
