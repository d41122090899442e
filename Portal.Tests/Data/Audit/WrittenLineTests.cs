using Portal.Data.Audit;

namespace Portal.Tests.Data.Audit;

public sealed class WrittenLineTests
{
    [Theory]
    [InlineData("A source sent wrong times.")]
    [InlineData("Änderung nach § 12.3 (“Fristen”), 法改正, تعديل, 💩")]
    [InlineData("cafe\u0301")]
    [InlineData("منبع زمان\u200cهای نادرست فرستاد")]
    [InlineData("क्\u200dष")]
    [InlineData("")]
    public void Complaint_OfWhatCanBeRead_IsNone(string text) => Assert.Null(WrittenLine.Complaint(text));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    public void Complaint_OfMoreThanALine_AsksForOne(string text) => Assert.Contains("One line", WrittenLine.Complaint(text), StringComparison.Ordinal);

    [Theory]
    [InlineData(0x202A, 0x202E)]
    [InlineData(0x2066, 0x2069)]
    [InlineData(0x200B, 0x200F)]
    [InlineData(0x061C, 0x061C)]
    [InlineData(0x00AD, 0x00AD)]
    [InlineData(0xFEFF, 0xFEFF)]
    [InlineData(0xE0020, 0xE007F)]
    public void Complaint_OfCharactersNobodySees_NamesThem(int first, int last)
    {
        for (var code = first; code <= last; code++)
        {
            Assert.Contains($"U+{code:X4}", WrittenLine.Complaint("right" + char.ConvertFromUtf32(code) + "gnorw"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(" \t ", "Say it.")]
    [InlineData(" 12345 ", null)]
    [InlineData("123456", "At most 5 characters.")]
    [InlineData("a\u202Eb", "It holds a character that nobody sees (U+202E). Type it anew instead of pasting it.")]
    public void Complaint_OfALineWithALength_NamesTheFirstThatIsWrong(string text, string? complaint) => Assert.Equal(complaint, WrittenLine.Complaint(text, "Say it.", 5));
}
