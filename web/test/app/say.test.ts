import { describe, expect, it } from "vitest";
import { sayCount, sayLoad, sayMeasured, sayMoney, sayMs, sayRate, sayShare, unbroken } from "../../src/app/say";

const plain = (text: string): string => text.replace(/\u2009/g, " ");

describe("numbers as people say them", () => {
  it.each([[0, "$0"], [950.4, "$950"], [4100, "$4,100"], [84_200, "$84.2k"], [1_240_000, "$1.24 M"]])(
    "money %d", (usd, said) => { expect(plain(sayMoney(usd))).toBe(said); });
  it.each([[0.25, "0.25 ms"], [78.43, "78.4 ms"], [499.6, "500 ms"], [1900, "1.9 s"], [5_400_000, "90 min"], [14_400_000, "4 h"], [259_200_000, "3 d"], [0.05, "50 µs"], [0, "0 ms"]])(
    "time %d", (ms, said) => { expect(plain(sayMs(ms))).toBe(said); });
  it.each([[0, "0 %"], [1, "100 %"], [0.9999, "99.99 %"], [0.78, "78 %"], [0.0312, "3.12 %"], [2e-9, "<0.000001 %"]])(
    "share %d", (share, said) => { expect(plain(sayShare(share))).toBe(said); });
  it("never rounds a miss up to all", () => {
    expect(plain(sayShare(0.9999999))).toBe("99.999 %");
  });
  it("says a measured figure in the unit that fits it", () => {
    expect(plain(sayMeasured(0.000029, "h"))).toBe("104 ms");
    expect(plain(sayMeasured(3.2, "h"))).toBe("3.2 h");
    expect(plain(sayMeasured(1.5, "min"))).toBe("1.5 min");
    expect(plain(sayMeasured(99.2, "%"))).toBe("99.2 %");
    expect(plain(sayMeasured(1900, "ms"))).toBe("1.9 s");
    expect(plain(sayMeasured(1840, "USD/month"))).toBe("$1,840/month");
    expect(plain(sayMeasured(13.9, "/s"))).toBe("13.9/s");
  });
  it("keeps a number and its unit on one line", () => {
    expect(unbroken("checkout success during failures > 99 %")).toBe("checkout success during failures >\u00a099\u00a0%");
    expect(unbroken("cost < $10 000/month")).toBe("cost <\u00a0$10\u00a0000/month");
  });
  it("says counts and rates", () => {
    expect(sayCount(37500)).toBe("37,500");
    expect(sayRate(13.9)).toBe("13.9/s");
    expect(sayRate(0.5)).toBe("30/min");
    expect(sayRate(0)).toBe("0/s");
    expect(sayRate(1e-4)).toBe("8.64/day");
  });
  it.each([["x2", "twice the load"], ["×1.5", "1.5 times the load"], ["ping=80/s", "ping at 80/s"]])("a load %s", (load, said) => {
    expect(sayLoad(load)).toBe(said);
  });
});
