using System.Security.Cryptography;
using System.Text;
using Portal.Data.Notices;

namespace Portal.Tests.Data.Notices;

public sealed class ReferenceHasherTests
{
    private static readonly ReferenceHasher Hasher = new(new byte[ReferenceHasher.KeyLength]);

    [Fact]
    public void Notice_OfAReference_IsTheBeginningOfTheFullHash()
    {
        // HMAC-SHA-256 of "notice", "s" and "n-1" with a NUL between, made elsewhere: databases hold this
        Assert.Equal("225c1aa2732d4fe67254", Convert.ToHexStringLower(Hasher.Notice("s", "n-1")));
        Assert.Equal(Hasher.NoticeHash("s", "n-1"), ReferenceHash.OfHex("225c1aa2732d4fe67254"));
        Assert.Equal("225c1aa2732d4fe67254", Hasher.NoticeHash("s", "n-1").ToHex());
    }

    [Fact]
    public void Hash_OnManyThreadsAtOnce_IsThatOfEachReferenceAlone()
    {
        const int References = 20_000;
        var together = new ReferenceHash[References];
        Parallel.For(0, References, at => together[at] = Hasher.NoticeHash("s", $"n-{at}"));
        for (var at = 0; at < References; at++)
        {
            var alone = HMACSHA256.HashData(new byte[ReferenceHasher.KeyLength], Encoding.UTF8.GetBytes($"notice\0s\0n-{at}"));
            Assert.Equal(ReferenceHash.Of(alone), together[at]);
        }
    }

    [Fact]
    public void Hash_AsOlderVersionsKeptIt_IsTheSame() =>
        Assert.Equal(ReferenceHash.OfHex("225c1aa2732d4fe67254"), ReferenceHash.OfHex("225c1aa2732d4fe67254010203040506"));

    [Fact]
    public void Fingerprint_OfAKey_IsAsLongAsItAlwaysWas() => Assert.Equal("8792a0234ac6a8ce10693aa6051f2262", Hasher.Fingerprint());
}
