using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Portal.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Seeding;

/// <summary>Reference values of the counter-based generator, computed in another language (Oracles/s19_prng).</summary>
public sealed class CounterRandomTests
{
    private static readonly JsonElement Expected = JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf("Portal.Tests", "Oracles", "s19_prng", "expected.json"))).RootElement;

    [Fact]
    public void Mix_ReferenceValues_AreEqual()
    {
        foreach (var pair in Expected.GetProperty("mix64").EnumerateObject())
        {
            Assert.Equal(pair.Value.GetString(), CounterRandom.Mix(Parse(pair.Name)).ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Draws_ReferenceEntities_AreEqualToTheLastBit()
    {
        var seed = Expected.GetProperty("seed").GetUInt64();
        foreach (var entity in Expected.GetProperty("draws").EnumerateArray())
        {
            var random = CounterRandom.For(seed, entity.GetProperty("stream").GetUInt64(), entity.GetProperty("index").GetUInt64());

            Assert.Equal(Parse(entity.GetProperty("base").GetString()!), random.Start);
            for (ulong k = 0; k < 3; k++)
            {
                Assert.Equal(Parse(At(entity, "u64", k).GetString()!), random.Draw(k));
                Assert.Equal(ParseDouble(At(entity, "u01", k).GetString()!), random.Uniform(k));
                Assert.Equal(ParseDouble(At(entity, "normal", k).GetString()!), random.Normal(k));
                Assert.Equal(
                    At(entity, "lognormal_s_median_79200_sigma_1_75", k).GetInt64(),
                    random.LogNormalSeconds(k, 79200, 1.75));
            }
        }
    }

    [Fact]
    public void LogNormalSeconds_FirstMillion_HasTheReferenceSumAndHash()
    {
        var bytes = new byte[8_000_000];
        var sum = 0L;
        for (var i = 0; i < 1_000_000; i++)
        {
            var seconds = CounterRandom.For(Expected.GetProperty("seed").GetUInt64(), 15, (ulong)i).LogNormalSeconds(0, 79200, 1.75);
            sum += seconds;
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8 * i), seconds);
        }

        Assert.Equal(Expected.GetProperty("sum_first_million_lognormal_s").GetInt64(), sum);
        Assert.Equal(Expected.GetProperty("sha256_first_million_int64_le").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static JsonElement At(JsonElement entity, string name, ulong k) => entity.GetProperty(name)[(int)k];

    private static ulong Parse(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);

    private static double ParseDouble(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
