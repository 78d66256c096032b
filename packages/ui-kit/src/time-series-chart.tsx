// A time series with hover, a cursor shared by all charts of one `group`, and zoom by dragging (double click resets).
// The canvas does not follow CSS, so the colours are read from the tokens again whenever the theme changes.
import 'uplot/dist/uPlot.min.css';
import './time-series-chart.css';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { useEffectiveTheme } from './use-theme.ts';

export interface Series {
  label: string;
  values: readonly (number | null)[];
}

interface ChartProps {
  label: string;
  /** Epoch seconds, ascending; each series has as many values. */
  times: readonly number[];
  series: readonly Series[];
  format(value: number | undefined): string;
  group: string;
  height?: number;
  /** The top of the axis where it is known (100 for percent); else it follows the data. */
  max?: number;
  locale?: string;
  /** Sizes: the axis has round steps in KiB, MiB, GiB. */
  binary?: boolean;
}

/** A chart that has just begun shows one minute, so that the line grows instead of being stretched. */
const LEAST_SECONDS = 60;
const POWERS = Array.from({ length: 50 }, (_, at) => 2 ** at);

const COLOURS = [
  '--pf-t--global--color--brand--default',
  '--pf-t--global--icon--color--status--custom--default',
  '--pf-t--global--icon--color--status--warning--default',
];

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** What the plot is made with, colours of the theme included, is its key: a change of it makes the plot anew. */
export function TimeSeriesChart(props: ChartProps) {
  const theme = useEffectiveTheme();
  const names = props.series.map(one => one.label);
  const key = [theme, props.height, props.group, props.max, props.locale, props.binary, ...names].join('|');
  return <Plot key={key} {...props} />;
}

function Plot({ label, times, series, format, group, height = 150, max, locale = 'en', binary = false }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const formatRef = useRef(format);
  const [cursor, setCursor] = useState<number | null>(null);
  const names = series.map(one => one.label).join('|');

  useEffect(() => {
    formatRef.current = format;
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const axis = {
      stroke: token('--pf-t--global--text--color--subtle'),
      grid: { stroke: token('--pf-t--global--border--color--default'), width: 0.5 },
      ticks: { show: false },
      font: '11px RedHatText, sans-serif',
    };
    const plot = new uPlot(
      {
        width: element.clientWidth || 300,
        height,
        padding: [8, 8, 0, 0],
        legend: { show: false },
        cursor: { sync: { key: group }, drag: { x: true, y: false }, points: { size: 6 } },
        scales: {
          x: { range: (_, from, to) => [Math.min(from ?? 0, (to ?? 0) - LEAST_SECONDS), to ?? 0] },
          y: { range: (_, __, top) => [0, max ?? Math.max(1, top * 1.15)] },
        },
        axes: [
          {
            ...axis,
            size: 24,
            values: (_, splits) =>
              splits.map(at =>
                new Date(at * 1000).toLocaleTimeString(locale, {
                  hour: '2-digit',
                  minute: '2-digit',
                  second: '2-digit',
                  hour12: false,
                }),
              ),
            space: 80,
          },
          {
            ...axis,
            size: 62,
            values: (_, splits) => splits.map(value => formatRef.current(value)),
            space: 30,
            ...(binary ? { incrs: POWERS } : {}),
          },
        ],
        series: [
          {},
          ...names.split('|').map((name, at) => {
            const stroke = token(COLOURS[at % COLOURS.length] ?? '');
            return {
              label: name,
              stroke,
              width: 1.5,
              fill: at === 0 ? `color-mix(in srgb, ${stroke} 12%, transparent)` : '',
              points: { show: false },
            };
          }),
        ],
        hooks: { setCursor: [plot => setCursor(plot.cursor.idx ?? null)] },
      },
      [[], ...names.split('|').map(() => [])],
      element,
    );
    chart.current = plot;
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.current = null;
      plot.destroy();
    };
  }, [names, height, group, max, locale, binary]);

  useEffect(() => {
    chart.current?.setData([times.slice(), ...series.map(one => one.values.slice())]);
  }, [times, series]);

  const at = cursor ?? times.length - 1;
  return (
    <figure className="ov-chart" style={{ margin: 0 }} aria-label={label}>
      <figcaption className="ov-chart__legend">
        <strong>{label}</strong>
        {series.map((one, index) => (
          <span key={one.label} className="ov-chart__entry">
            <span className={`ov-chart__swatch ov-series-${(index % 3) + 1}`} />
            {one.label}
            <span className="ov-chart__value">{format(one.values[at] ?? undefined)}</span>
          </span>
        ))}
      </figcaption>
      <div ref={box} className="ov-chart__plot" style={{ height }} />
    </figure>
  );
}
