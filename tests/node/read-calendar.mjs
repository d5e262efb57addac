// Reads a calendar file from the standard input with a library that is not the one that wrote it; answers with its events as JSON.
import ICAL from 'ical.js';

let text = '';
for await (const chunk of process.stdin) {
  text += chunk;
}

const calendar = new ICAL.Component(ICAL.parse(text));
const events = calendar.getAllSubcomponents('vevent').map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    start: event.startDate.toString(),
    summary: event.summary,
    description: event.description ?? '',
    status: component.getFirstPropertyValue('status') ?? '',
    stamp: component.getFirstPropertyValue('dtstamp')?.toString() ?? '',
  };
});
process.stdout.write(JSON.stringify({ version: calendar.getFirstPropertyValue('version'), name: calendar.getFirstPropertyValue('x-wr-calname'), events }));
