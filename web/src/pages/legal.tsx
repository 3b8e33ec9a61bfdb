import { legal } from "../texts.ts";
import { Document } from "../ui/document.tsx";

export default function Legal() {
  return <Document {...legal} />;
}
