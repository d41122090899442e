using Portal.Operations.Audit;

namespace Portal.Tests.Portal.Operations;

public sealed class AuditWordsTests
{
    [Fact]
    public void Facts_ADigest_StandsByItsFirstCharactersAndNothingElseIsCut()
    {
        var digest = new string('a', 40) + new string('7', 24);

        Assert.Equal("detail aaaaaaaaaaaa\u2026; draft 1; record aaaaaaaaaaaa\u2026", AuditWords.Facts($"detail {digest}; draft 1; record {digest}"));
        Assert.Equal("seen why cells of country-year are hidden", AuditWords.Facts("seen why cells of country-year are hidden"));
    }

    [Fact]
    public void Action_Code_IsSaidInWords() => Assert.Equal("release: audit passed", AuditWords.Action("release.audit-passed"));
}
