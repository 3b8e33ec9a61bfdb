import { landing } from "../texts.ts";

/** What it is, how long it takes, what is asked; one button. */
export default function Landing() {
  return (
    <div class="landing">
      <section class="promise stack">
        <h1>{landing.title}</h1>
        <p class="lede">{landing.promise}</p>
        <Way name="if-none-kept" action={landing.start} note={landing.startNote} />
        <Way name="if-kept" action={landing.resume} note={landing.resumeNote} />
      </section>
      <section class="how" aria-labelledby="how">
        <h2 id="how">{landing.how}</h2>
        <ol>
          {landing.steps.map(({ title, text }) => (
            <li key={title} class="stack">
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <section class="two">
        <div>
          <h2>{landing.askedTitle}</h2>
          <List items={landing.asked} />
        </div>
        <div>
          <h2>{landing.notAskedTitle}</h2>
          <List items={landing.notAsked} />
        </div>
      </section>
      <section class="who stack">
        <h2>{landing.whoTitle}</h2>
        <p>{landing.who}</p>
      </section>
    </div>
  );
}

/** One of the two is shown: which one, `kept.ts` knows. */
function Way({ name, action, note }: { name: string; action: string; note: string }) {
  return (
    <div class={`${name} stack`}>
      <p class="actions">
        <a class="button" href="/simulateur/">{action}</a>
      </p>
      <p class="soft small">{note}</p>
    </div>
  );
}

function List({ items }: { items: string[] }) {
  return (
    <ul>
      {items.map((item) => <li key={item}>{item}</li>)}
    </ul>
  );
}
