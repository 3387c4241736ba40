/** One drawn and measured board for tests and the harness; the figures are made up and only have to look likely. */

import type { Estimate, RunResult } from "../src/api/types";
import type { BoardDocument } from "../src/board/document";
import type { Catalog } from "../src/board/kinds";

export const document: BoardDocument = {
  title: "Palm checkout",
  boxes: {
    scanner: { is: "clients", label: "Store scanner" },
    gateway: { is: "aws/api-gateway", label: "API Gateway" },
    matcher: { is: "service", label: "Palm matcher", copies: 3, slots: 2, time: "lognormal 80 ms p99 250 ms", queue: 50, place: "us-east-1" },
    profiles: { is: "aws/elasticache", label: "Profile cache", hit: "92%", place: "us-east-1" },
    templates: { is: "aws/dynamodb", label: "Templates", place: "us-east-1" },
    audit: { is: "aws/sqs", label: "Audit queue" },
    fraud: { is: "external", label: "Fraud bureau" },
  },
  arrows: [
    "scanner -> gateway",
    { "gateway -> matcher": { timeout: "400 ms", retries: 2 } },
    "matcher -> profiles",
    { "profiles -> templates": { on: "miss" } },
    "matcher ~> audit",
    { "matcher -> fraud": { share: "5 %" } },
  ],
  journeys: { checkout: { from: "scanner", load: "50 000/h" } },
  targets: ["checkout p99 < 500 ms"],
  failures: ["at 5 min for 30 s: templates slow x10", "at 2 min: gateway -> matcher cut"],
};

const kinds: [kind: string, label: string, shape: string, words: string][] = [
  ["clients", "Clients", "person", "app,shopper,scanner,browser,user"],
  ["gateway", "Gateway", "box", "api,api gateway"],
  ["balancer", "Load balancer", "box", "load balancer,lb"],
  ["service", "Service", "box", "server,worker,api server,matcher"],
  ["function", "Function", "box", "serverless"],
  ["cache", "Cache", "cylinder", "redis,memcached"],
  ["database", "Database", "cylinder", "db,mysql,postgres,table"],
  ["queue", "Queue", "queue", "rabbitmq"],
  ["stream", "Stream", "queue", "kafka"],
  ["topic", "Topic", "queue", "pub sub"],
  ["store", "Object store", "cylinder", "bucket,blob"],
  ["cdn", "CDN", "cloud", "edge cache"],
  ["external", "External service", "cloud", "third party,bureau"],
  ["people", "People", "person", "courier,agent,packer"],
  ["device", "Device", "box", "drone,lock"],
  ["monitor", "Monitor", "box", "monitoring,alarm"],
];

export const catalog: Catalog = {
  kinds: kinds.map(([kind, label, shape, words]) => ({ kind, label, shape, words: words.split(",") })),
  parts: [
    { name: "aws/api-gateway", kind: "gateway", label: "API Gateway", note: "REST and HTTP front door" },
    { name: "aws/dynamodb", kind: "database", label: "DynamoDB", note: "key-value, scales by itself" },
    { name: "aws/elasticache", kind: "cache", label: "ElastiCache", note: "managed Redis" },
    { name: "aws/sqs", kind: "queue", label: "SQS", note: "managed queue" },
    { name: "aws/lambda", kind: "function", label: "Lambda", note: "code per request" },
    { name: "aws/s3", kind: "store", label: "S3", note: "objects" },
    { name: "aws/cloudfront", kind: "cdn", label: "CloudFront", note: "edge" },
  ],
};

const box = (utilisation: number | null, arrivals: number, wait: number, hit: number | null = null) => ({
  utilisation, hit, arrivals_per_s: arrivals, completed_per_s: arrivals,
  wait_ms: { mean: wait, p95: wait * 3, p99: wait * 5 }, waited: 0.2, queue: { mean: 0.1, max: 9 },
  copies: { mean: 1, max: 1 }, rejected: 0, usd_per_month: 120, estimate: { utilisation: utilisation ?? 0, wait_ms: wait },
});
const arrow = (calls: number, retries = 0, timeouts = 0) => ({ calls_per_s: calls, retries, timeouts, refused: 0 });

const edges = Array.from({ length: 400 }, (_, at) => 5 * 1.02 ** at);
const counts = edges.slice(1).map((edge) => Math.round(900 * Math.exp(-((Math.log(edge / 120) / 0.42) ** 2) / 2) + 40 * Math.exp(-((Math.log(edge / 620) / 0.2) ** 2) / 2)));

export const result: RunResult = {
  title: "Palm checkout", engine: "exact", seeds: [1, 2, 3, 4, 5], simulated_s: 540, requests: 37500, events: 412345, wall_s: 0.2,
  journeys: {
    checkout: {
      offered_per_s: 13.9, completed_per_s: 13.9, success: 0.9991, wrong: 0, unfinished: 0,
      failed: { timeout: 31, rejected: 0, limited: 0, error: 0, abandoned: 0 },
      latency_ms: { mean: 141, p50: 121, p90: 210, p95: 290, p99: 640, "p99.9": 800, max: 910 },
      ci95: { mean: [139, 143], p99: [610, 670], success: [0.9987, 0.9994] },
      attempts_per_request: 1.04,
      where_the_time_goes: {
        matcher: { wait_ms: 31, work_ms: 80, share: 0.79 }, templates: { wait_ms: 12, work_ms: 7, share: 0.13 },
        gateway: { wait_ms: 0, work_ms: 6, share: 0.04 }, profiles: { wait_ms: 0, work_ms: 4, share: 0.03 },
      },
      histogram: { edges_ms: edges, counts },
    },
  },
  boxes: {
    scanner: box(null, 13.9, 0), gateway: box(null, 14.1, 0), matcher: box(0.78, 14.4, 31),
    profiles: box(0.06, 14.4, 0.01, 0.921), templates: box(0.97, 1.15, 12), audit: box(0.02, 14.4, 0), fraud: box(0.55, 0.7, 3),
  },
  arrows: {
    "scanner -> gateway": arrow(13.9), "gateway -> matcher": arrow(14.4, 1312, 1190), "matcher -> profiles": arrow(14.4),
    "profiles -> templates": arrow(1.15), "matcher ~> audit": arrow(14.4), "matcher -> fraud": arrow(0.7),
  },
  cost: { usd_per_month: 8412, usd_per_1000: 0.23 },
  targets: [{ text: "checkout p99 < 500 ms", measured: 640, unit: "ms", met: false, ci95: [610, 670] }],
  verdict: "misses", limiting: "templates", assumed: [], warnings: [],
};

export const estimate: Estimate = {
  journeys: { checkout: { mean_ms: 133, offered_per_s: 13.9 } },
  boxes: Object.fromEntries(Object.entries(result.boxes).map(([name, { utilisation, arrivals_per_s, wait_ms }]) => [
    name, { utilisation: utilisation ?? 0, wait_ms: (wait_ms.mean ?? 0) * 0.9, offered_per_s: arrivals_per_s },
  ])),
  cost: { usd_per_month: 8412 },
  limiting: "templates",
};
