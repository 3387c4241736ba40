import { describe, expect, it } from "vitest";
import { kindFromLabel, kindOf, suggestions } from "../../src/board/kinds";
import { catalog } from "../sample";

describe("the kind a label means", () => {
  it.each([
    ["Redis", "cache"], ["orders db", "database"], ["Palm matcher", "service"], ["CloudFront", "aws/cloudfront"], ["SQS queue", "aws/sqs"],
    ["orders queue", "queue"], ["queue worker", "service"], ["API Gateway", "aws/api-gateway"], ["aws/dynamodb", "aws/dynamodb"], ["S3 bucket", "aws/s3"],
    ["Store scanners", "clients"], ["Load balancer", "balancer"], ["ordersDb", "database"], ["RedisCache", "cache"],
  ])("%s is %s", (label, is) => { expect(kindFromLabel(label, catalog)?.is).toBe(is); });

  it.each(["", "Zebra", "dbx", "predisposed"])("%s tells nothing", (label) => { expect(kindFromLabel(label, catalog)).toBeNull(); });

  it("tells nothing before the catalog is there", () => { expect(kindFromLabel("Redis", null)).toBeNull(); });
});

describe("the kind of a box", () => {
  it("is what it is said to be, or what its label tells, or a service", () => {
    expect(kindOf({ is: "aws/dynamodb", label: "x", name: "x" }, catalog)).toBe("database");
    expect(kindOf({ is: "people", label: "Redis", name: "x" }, catalog)).toBe("people");
    expect(kindOf({ is: null, label: "My Redis", name: "x" }, catalog)).toBe("cache");
    expect(kindOf({ is: null, label: "Zebra", name: "zebra" }, catalog)).toBe("service");
    expect(kindOf({ is: "aws/unknown", label: "Zebra", name: "zebra" }, catalog)).toBe("service");
    expect(kindOf({ is: "cache", label: "x", name: "x" }, null)).toBe("cache");
  });
});

it("suggests the nearest first, and every kind for nothing", () => {
  expect(suggestions("", catalog, 16).map((each) => each.is)).toEqual(catalog.kinds.map((kind) => kind.kind));
  expect(suggestions("dyn", catalog, 3)[0]?.is).toBe("aws/dynamodb");
  expect(suggestions("redis", catalog, 3)[0]?.is).toBe("cache");
  expect(suggestions("zzz", catalog, 3)).toEqual([]);
});
