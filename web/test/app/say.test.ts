import { describe, expect, it } from "vitest";
import { sayCount, sayMeasured, sayMoney, sayMs, sayRate, sayShare, unbroken } from "../../src/app/say";

const plain = (text: string): string => text.replace(/\u2009/g, " ");

describe("numbers as people say them", () => {
  it.each([[0, "$0"], [950.4, "$950"], [4100, "$4,100"], [84_200, "$84.2k"], [1_240_000, "$1.24 M"]])(
    "money %d", (usd, said) => { expect(plain(sayMoney(usd))).toBe(said); });
  it.each([[0.25, "0.25 ms"], [78.43, "78.4 ms"], [499.6, "500 ms"], [1900, "1.9 s"], [5_400_000, "90 min"]])(
    "time %d", (ms, said) => { expect(plain(sayMs(ms))).toBe(said); });
  it.each([[0, "0 %"], [1, "100 %"], [0.9999, "99.99 %"], [0.78, "78 %"], [0.0312, "3.12 %"]])(
    "share %d", (share, said) => { expect(plain(sayShare(share))).toBe(said); });
  it("never rounds a miss up to all", () => {
    expect(plain(sayShare(0.9999999))).toBe("99.999 %");
  });
  it("says a measured figure in its target's unit", () => {
    expect(plain(sayMeasured(99.2, "%"))).toBe("99.2 %");
    expect(plain(sayMeasured(1900, "ms"))).toBe("1.9 s");
    expect(plain(sayMeasured(1840, "USD/month"))).toBe("$1,840/month");
    expect(plain(sayMeasured(13.9, "/s"))).toBe("13.9 /s");
  });
  it("keeps a number and its unit on one line", () => {
    expect(unbroken("checkout success during failures > 99 %")).toBe("checkout success during failures >\u00a099\u00a0%");
    expect(unbroken("cost < $10 000/month")).toBe("cost <\u00a0$10\u00a0000/month");
  });
  it("says counts and rates", () => {
    expect(sayCount(37500)).toBe("37,500");
    expect(sayRate(13.9)).toBe("13.9/s");
    expect(sayRate(0.5)).toBe("30/min");
  });
});
