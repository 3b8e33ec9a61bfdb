import { landing } from "../texts.ts";

/** What it is, how long it takes, what is asked; one button. */
export default function Landing() {
  return (
    <div class="landing">
      <section class="promise stack">
        <h1>{landing.title}</h1>
        <p class="lede">{landing.promise}</p>
        <p class="actions">
          <a class="button" href="/simulateur/">{landing.start}</a>
        </p>
        <p class="soft small">{landing.startNote}</p>
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

function List({ items }: { items: string[] }) {
  return (
    <ul>
      {items.map((item) => <li key={item}>{item}</li>)}
    </ul>
  );
}
