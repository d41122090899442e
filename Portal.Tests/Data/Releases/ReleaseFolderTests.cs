using System.Text;
using NodaTime;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Signing;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>An exported folder proves itself, and no byte of any file can be changed unseen.</summary>
public sealed class ReleaseFolderTests
{
    private static readonly Lazy<Dictionary<string, byte[]>> Exported = new(Export);

    [Fact]
    public void Verify_Untouched_FindsNothing()
    {
        var check = Verify(Exported.Value);

        Assert.Empty(check.Problems);
        Assert.Equal(2, check.Versions);
    }

    [Fact]
    public void Verify_OneFlippedByteInAnyFile_IsFoundAndNamed()
    {
        foreach (var path in Exported.Value.Keys)
        {
            var files = Exported.Value.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
            byte[] changed = [.. files[path]];
            changed[changed.Length / 2] ^= 1;
            files[path] = changed;

            Assert.True(Verify(files).Problems.Count > 0, path);
        }
    }

    [Fact]
    public void Verify_FileTakenAwayOrAdded_IsNamed()
    {
        var less = Exported.Value.Where(file => !file.Key.EndsWith("plan.json", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var more = Exported.Value.Append(new("releases/extra.csv", [1])).ToDictionary(StringComparer.Ordinal);

        Assert.Contains(Verify(less).Problems, problem => problem.Rule == "missing-file");
        Assert.Contains(Verify(more).Problems, problem => problem.Rule == "unknown-file");
    }

    [Fact]
    public void Verify_VersionLeftOutOfTheChain_BreaksIt()
    {
        var files = Exported.Value.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        files[ReleaseFolder.Chain] = Encoding.UTF8.GetBytes($"[\"{ReleaseFolder.FolderOf("test-2025-12", 2)}\"]");

        Assert.Contains(Verify(files).Problems, problem => problem.Rule == "broken-chain");
    }

    [Fact]
    public void Verify_SignedByAKeyThatIsNotPublished_IsUnknown()
    {
        var files = Exported.Value.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        using var other = SigningKey.Of([.. Enumerable.Repeat((byte)9, 32)]);
        files[ReleaseFolder.Keys] = Manifest.WriteKeys([other.Public]);

        Assert.Contains(Verify(files).Problems, problem => problem.Rule == "unknown-key");
    }

    [Fact]
    public void Signature_AlgorithmNone_IsNeverAccepted()
    {
        using var key = SigningKey.Of([.. Enumerable.Repeat((byte)7, 32)]);
        var header = Base64Text.Encode(Encoding.UTF8.GetBytes($$"""{"alg":"none","kid":"{{key.Public.Kid}}"}"""));

        Assert.NotNull(SigningKey.WhyBad([1, 2, 3], $"{header}..{key.Sign([1, 2, 3]).Split('.')[2]}", [key.Public]));
        Assert.Null(SigningKey.WhyBad([1, 2, 3], key.Sign([1, 2, 3]), [key.Public]));
    }

    private static FolderCheck Verify(Dictionary<string, byte[]> files) => ReleaseFolder.Verify(files.GetValueOrDefault, files.Keys);

    private static Dictionary<string, byte[]> Export()
    {
        // Two keys: the first signed the first version and was then retired
        using var first = SigningKey.Of([.. Enumerable.Repeat((byte)7, 32)]);
        using var second = SigningKey.Of([.. Enumerable.Repeat((byte)8, 32)]);
        var draft = ReleaseWorld.Build();
        var corrected = ReleaseWorld.Build(ReleaseWorld.Input(null, null, ReleaseWorld.Earlier(draft)));
        var one = Publish(draft, 1, null, first);
        var two = Publish(corrected, 2, DraftBuilder.Sha256(one.Publication.Manifest), second);
        return ReleaseFolder.Write([one, two], [first.Public, second.Public]).ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
    }

    private static (Publication Publication, PackedFiles Files) Publish(ReleaseDraft draft, long seq, string? before, SigningKey key)
    {
        var manifest = Manifest.Write(draft.Statement with { PublishedAt = Instant.FromUtc(2026, 3, 2, 8, 30), PreviousManifestSha256 = before });
        return (new Publication(seq, seq, Manifest.Read(manifest), manifest, key.Sign(manifest), null, null), draft.PublicFiles);
    }
}
