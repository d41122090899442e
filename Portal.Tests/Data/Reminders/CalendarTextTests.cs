using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Reminders;
using Portal.Tests.Support;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Data.Reminders;

public sealed class CalendarTextTests
{
    private static readonly CalendarEntry Entry = new()
    {
        NoticeId = 12,
        NoticeRef = [0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0, 0, 0, 0, 0, 0, 0, 0],
        Rule = "AU-OSA-109",
        StartedAt = At(0),
        DueAt = At(24),
        Items = 2,
        Sequence = 3,
        ChangedAt = At(1),
        IsSynthetic = true,
    };

    [Fact]
    public void Write_OneEntry_IsReadBackByAStrictReader()
    {
        var one = Assert.Single(Read([Entry], At(2)));

        Assert.Equal("n12-AU-OSA-109@register.example", one["UID"]);
        Assert.Equal(("20260303T080000Z", "20260302T090000Z", "3"), (one["DTSTART"], one["DTSTAMP"], one["SEQUENCE"]));
        Assert.Equal("Synthetic: Time limit ends: 0123-4567-89AB, 2 items", one["SUMMARY"]);
        Assert.Equal("20260303T020000Z", one["VALARM/TRIGGER"]);
        Assert.Equal("https://register.example/board?notice=12", one["URL"]);
    }

    [Fact]
    public void Write_DeadlineMoved_KeepsTheUidAndRaisesTheSequence()
    {
        var before = Read([Entry], At(2)).Single();
        var after = Read([Entry with { DueAt = At(48), Sequence = 4 }], At(2)).Single();

        Assert.Equal(before["UID"], after["UID"]);
        Assert.NotEqual(before["DTSTART"], after["DTSTART"]);
        Assert.NotEqual(before["SEQUENCE"], after["SEQUENCE"]);
    }

    [Fact]
    public void Write_WarningPassed_HasNoAlarm() => Assert.DoesNotContain("VALARM/TRIGGER", Read([Entry], At(19)).Single().Keys);

    [Fact]
    public void Write_FractionOfASecond_IsNeverLaterThanTheDueTime() =>
        Assert.Equal("20260303T080000Z", Read([Entry with { DueAt = At(24) + Duration.FromMilliseconds(999) }], At(2)).Single()["DTSTART"]);

    [Fact]
    public void Write_NoEntry_IsAnEmptyCalendar() => Assert.Empty(Read([], At(0)));

    [Fact]
    public void Write_AnyName_IsFoldedAndEscapedAndComesBack() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), word =>
        {
            var name = new string([.. word.Get.Where(one => !char.IsControl(one) && !char.IsSurrogate(one))]) + "; Ärger, \\ and 字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字";

            Assert.Equal($"n12-{name}@register.example", Read([Entry with { Rule = name }], At(2)).Single()["UID"]);
        }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<Dictionary<string, string>> Read(IEnumerable<CalendarEntry> entries, Instant now) => CalendarReader.Events(
        Encoding.UTF8.GetBytes(CalendarText.Write(entries, "Due times; ours, alone", "register.example", notice => $"https://register.example/board?notice={notice}", now)));
}
