using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Portal.Data.Seeding;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind prng: reference values of the generator for one seed, to compare machines and languages.</summary>
internal static class RandomDocument
{
    private const double MedianSeconds = 79200;
    private const double Sigma = 1.75;
    private static readonly ulong[] Streams = [1, 15];
    private static readonly ulong[] Indices = [0, 1, 2, 99, 123456789];

    internal static JsonObject Compute(string seedText)
    {
        if (!ulong.TryParse(seedText, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            throw new WrongUsageException("the seed is a whole number from 0 to 18446744073709551615");
        }

        var (sum, hash) = FirstMillion(seed);
        return new JsonObject
        {
            ["seed"] = seed,
            ["mix64"] = Mixed([0, 1, 2, seed, ulong.MaxValue]),
            ["draws"] = Json.Array(Streams.SelectMany(stream => Indices.Select(index => (stream, index))), pair => Draws(seed, pair.stream, pair.index)),
            ["sum_first_million_lognormal_s"] = sum,
            ["sha256_first_million_int64_le"] = hash,
        };
    }

    private static JsonObject Mixed(ulong[] values)
    {
        var mixed = new JsonObject();
        foreach (var value in values)
        {
            mixed[Text(value)] = Text(CounterRandom.Mix(value));
        }

        return mixed;
    }

    private static JsonObject Draws(ulong seed, ulong stream, ulong index)
    {
        var random = CounterRandom.For(seed, stream, index);
        ulong[] numbers = [0, 1, 2];
        return new JsonObject
        {
            ["stream"] = stream,
            ["index"] = index,
            ["base"] = Text(random.Start),
            ["u64"] = Json.Array(numbers, k => Text(random.Draw(k))),
            ["u01"] = Json.Array(numbers, k => Text(random.Uniform(k))),
            ["normal"] = Json.Array(numbers, k => Text(random.Normal(k))),
            ["lognormal_s_median_79200_sigma_1_75"] = Json.Array(numbers, k => random.LogNormalSeconds(k, MedianSeconds, Sigma)),
        };
    }

    private static (long Sum, string Hash) FirstMillion(ulong seed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        var sum = 0L;
        for (ulong i = 0; i < 1_000_000; i++)
        {
            var seconds = CounterRandom.For(seed, 15, i).LogNormalSeconds(0, MedianSeconds, Sigma);
            sum += seconds;
            BinaryPrimitives.WriteInt64LittleEndian(bytes, seconds);
            hash.AppendData(bytes);
        }

        return (sum, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    // Shortest form that reads back to the same double, exponent in lower case as other languages write it.
    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
}
