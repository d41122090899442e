using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Imports;

namespace Portal.Tests.Data.Imports;

public sealed class ContentGateTests
{
    [Theory]
    [InlineData("n-00012")]
    [InlineData("N/2026/000123")]
    [InlineData("case.123")]
    [InlineData("2026.12.345")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("XA")]
    [InlineData("AU;NZ;GB;IE;FR;DE;ES;PT;IT;NL;BE;LU;DK;SE;NO;FI;EE;LV;LT;PL;CZ")]
    [InlineData("*")]
    [InlineData("2026-02-03T04:05:06.123456789+01:00")]
    [InlineData("2026-02-03T04:05:06Z")]
    [InlineData("AU-OSA-109;EU-TCO-4-SCRUTINY;IN-3-1-d-v2;US-2258A-PRESERVE-v2")]
    [InlineData("csam-selfgenerated")]
    [InlineData("authority_delisting_order")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("ref:17#2~b")]
    [InlineData("86400")]
    [InlineData("")]
    public void Refusal_CodeTimeNumberOrOpaqueReference_Passes(string value) => Assert.Null(ContentGate.Refusal(value));

    [Theory]
    [InlineData("https://a.example.org/x", "url")]
    [InlineData("HTTP:somewhere", "url")]
    [InlineData("hxxps-colon-somewhere", "url")]
    [InlineData("//cdn/x", "url")]
    [InlineData("data:image", "url")]
    [InlineData("xdata:data:y", "url")]
    [InlineData("7:WSS:y", "url")]
    [InlineData("mailto:x", "url")]
    [InlineData("magnet:x", "url")]
    [InlineData("a%2Eexample", "url")]
    [InlineData("a[.]example", "url")]
    [InlineData("a(dot)example", "url")]
    [InlineData("a.example.org", "host-name")]
    [InlineData("A.EXAMPLE", "host-name")]
    [InlineData("a.example.org.", "host-name")]
    [InlineData("a.example.org:8443/x", "host-name")]
    [InlineData("n-12/a.example.org", "host-name")]
    [InlineData("a.example.123", "host-name")]
    [InlineData("a.example7", "host-name")]
    [InlineData("x.xn--p1ai", "host-name")]
    [InlineData("a-dot-example", "host-name")]
    [InlineData("localhost", "host-name")]
    [InlineData("a@b", "email-address")]
    [InlineData("192.168.1.20", "ip-address")]
    [InlineData("n-192.168.001.020:80", "ip-address")]
    [InlineData("2001:db8::1", "ip-address")]
    [InlineData("2001:db8:0:1:1:1:1:1", "ip-address")]
    [InlineData("00:1b:44:11:3a:b7", "ip-address")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e", "hex-run")]
    [InlineData("d41d8cd9:8f00b204:e9800998:ecf8427e", "hex-run")]
    [InlineData("00000000000000000000000000000012", "hex-run")]
    [InlineData("abcdefghijklmnopqrstuvwxyzABCDEF", "base64-run")]
    [InlineData("iVBORw0KGgoAAAANSUhEUgAA/+AAAAE=", "base64-run")]
    [InlineData("=1+1", "formula")]
    [InlineData("+cmd", "formula")]
    [InlineData("-2", "formula")]
    [InlineData("@sum", "formula")]
    [InlineData("a b", "free-text")]
    [InlineData("a\"b", "free-text")]
    [InlineData("Zoë", "free-text")]
    [InlineData("a\tb", "control-character")]
    [InlineData("a\u0000b", "control-character")]
    [InlineData("a\u0085b", "control-character")]
    [InlineData("a\u200Bb", "control-character")]
    [InlineData("a\u202Eb", "control-character")]
    public void Refusal_AnythingElse_NamesTheRule(string value, string rule) => Assert.Equal(rule, ContentGate.Refusal(value));

    [Theory]
    [InlineData("a\uFF0Eexample", "host-name")]
    [InlineData("a\u3002example", "host-name")]
    [InlineData("a\uFF61example", "host-name")]
    [InlineData("\uFF48\uFF54\uFF54\uFF50\uFF1A\uFF0F\uFF0F", "url")]
    [InlineData("\uFF11\uFF19\uFF12.\uFF11.\uFF11.\uFF11", "ip-address")]
    [InlineData("\u0430\u0440\u0440.\u0440\u0444", "free-text")]
    public void Refusal_DisguiseInOtherScripts_IsRefused(string value, string rule) => Assert.Equal(rule, ContentGate.Refusal(value));

    [Fact]
    public void Refusal_Length_PassesAt200AndRefusesAt201()
    {
        var parts = string.Concat(Enumerable.Repeat("abcdefghi-", 20));

        Assert.Null(ContentGate.Refusal(parts));
        Assert.Equal("too-long", ContentGate.Refusal(parts + "x"));
    }

    [Fact]
    public void Refusal_AddressAnywhereInAValue_IsNeverPassed() =>
        Prop.ForAll(
            Around().ToArbitrary(),
            Gen.Elements(
                "http://x", "hxxp://x", "a.example", "10.0.0.1", "fe80::1", "me@x", "%41", "data:x", "[.]",
                "0123456789abcdef0123456789abcdef", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldY").ToArbitrary(),
            (around, hidden) => ContentGate.Refusal(around.Before + hidden + around.After) is not null)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Refusal_ReferencesOfLettersDigitsAndDashes_Pass() =>
        Prop.ForAll(
            Gen.Choose(0, 999_999_999).SelectMany(number => Gen.Elements("n-", "i_", "N/", "ev:", "A-b-").Select(prefix => $"{prefix}{number}")).ToArbitrary(),
            reference => ContentGate.Refusal(reference) is null)
        .QuickCheckThrowOnFailure();

    private static Gen<(string Before, string After)> Around()
    {
        var edges = Gen.Elements("", "n-12-", "A_", "7:", "ref/", " ", "x=");
        var ends = Gen.Elements("", "-12", "_A", "/7", ":", " ", ";AU");
        return edges.SelectMany(before => ends.Select(after => (before, after)));
    }
}
