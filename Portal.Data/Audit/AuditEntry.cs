using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using Portal.Data.Storage;

namespace Portal.Data.Audit;

/// <summary>One entry of the log, as it is kept.</summary>
public sealed record AuditEntry
{
    /// <summary>Place in the chain, from 1, without gaps.</summary>
    public required long Seq { get; init; }

    /// <summary>When it was written, by the portal's clock.</summary>
    public required Instant At { get; init; }

    /// <summary>Key of the account that acted.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to.</summary>
    public required string Subject { get; init; }

    /// <summary>Its facts as a JSON object, names ascending.</summary>
    public required string Detail { get; init; }

    /// <summary>SHA-256 over the hash of the entry before and everything here.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The facts as people read them, one after the other; empty where there are none.</summary>
    public string Facts => string.Join("; ", JsonSerializer.Deserialize<SortedDictionary<string, string>>(Detail)!.Select(fact => $"{fact.Key} {fact.Value}"));

    /// <summary>
    /// What the hash must be after <paramref name="previous"/>: SHA-256 over previous hash, place, microseconds and the four texts,
    /// each part led by its length in bytes, 8 bytes big-endian, so that no two entries read the same.
    /// </summary>
    public byte[] HashAfter(ReadOnlySpan<byte> previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Part(hash, previous);
        Part(hash, Number(Seq));
        Part(hash, Number(At.ToMicros()));
        foreach (var text in (ReadOnlySpan<string>)[Actor, Action, Subject, Detail])
        {
            Part(hash, Encoding.UTF8.GetBytes(text));
        }

        return hash.GetHashAndReset();
    }

    private static void Part(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        hash.AppendData(Number(part.Length));
        hash.AppendData(part);
    }

    private static byte[] Number(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
