using Portal.Commands;
using Portal.Commands.Measures;

namespace Portal.Tests.Portal.Commands;

/// <summary>Bad input to <c>portal measure</c>: one clear line with row, column and rule, and the exit code.</summary>
public sealed class MeasureCommandTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("survival", "", "empty-file")]
    [InlineData("survival", "time,event\n", "empty-file")]
    [InlineData("survival", "time,event\n1,1\nx,0\n", "row 2, column time")]
    [InlineData("survival", "time,event\n1,1\nNaN,0\n", "row 2, column time")]
    [InlineData("survival", "time,event\n1,1\n-1,0\n", "negative-time")]
    [InlineData("survival", "time,event\n1,1\n2,yes\n", "row 2, column event")]
    [InlineData("survival", "time\n1\n", "missing-column")]
    [InlineData("survival", "time,time,event\n1,1,1\n", "duplicate-column")]
    [InlineData("survival", "time,event\n1,1\n2", "cell-count")]
    [InlineData("survival", "time,event\n\"1,1\n2,0\n", "malformed-csv")]
    [InlineData("survival", "time,event\n1\0,1\n", "not-text")]
    [InlineData("survival", "entry,exit,event\n0,3,1\n5,3,1\n", "exit-before-entry")]
    [InlineData("survival", "event,issued,ended\n1,2024-01-01T00:00:00,2024-01-02T00:00:00Z\n", "row 1, column issued")]
    [InlineData("rates", "x,n\n1,2\n3,2\n", "row 2, column x")]
    [InlineData("rates", "x,n\n1,2\n1,9223372036854775807\n", "row 2, column n")]
    [InlineData("funnel", "provider,on_time,due\na,1,x\n", "row 1, column due")]
    [InlineData("control-chart", "week,on_time,due\n1,0,0\n2,1,1\n", "nothing-due")]
    [InlineData("recurrent", "id,start,stop,event\n1,5,3,1\n", "exit-before-entry")]
    [InlineData("recurrent", "id,start,stop,event\n1,0,5,1\n2,0,9,0\n1,3,8,1\n", "row 3, column start")]
    [InlineData("funnel", "provider,on_time,due\na,1,2\nb,1,2\na,2,2\n", "row 3, column provider")]
    [InlineData("control-chart", "week,on_time,due\n1,1,2\n2,1,2\n1,2,2\n", "row 3, column week")]
    [InlineData("interval", "last_alive_h,first_gone_h\n5,3\n", "exit-before-entry")]
    [InlineData("clock-time", "zone,issued_local,issued_fold,removed_local,removed_fold,deadline_h\nMars/Base,2024-01-01T00:00:00,0,,,24\n", "unknown-zone")]
    [InlineData("clock-time", "zone,issued_local,issued_fold,removed_local,removed_fold,deadline_h\nUTC,2024-01-01T00:00:00,0,,,1e15\n", "out-of-range")]
    [InlineData("clock-time", "zone,issued_local,issued_fold,removed_local,removed_fold,deadline_h\nUTC,9999-12-31T23:59:59,0,,,24\n", "out-of-range")]
    [InlineData("buckets", "seconds\n9223372036854775807\n", "out-of-range")]
    [InlineData("funnel", "provider,on_time,due\na,1,9223372036854775807\nb,1,9223372036854775807\n", "out-of-range")]
    public void Compute_BadFile_RefusesWithTheRule(string kind, string content, string expected)
    {
        File.WriteAllText(file, content);

        var refused = Assert.Throws<RefusedDataException>(() => MeasureKinds.Compute(kind, file, new MeasureOptions()));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData(ExitCodes.Done, "survival", "time,event\n1,1\n")]
    [InlineData(ExitCodes.Finding, "survival", "time,event\n")]
    [InlineData(ExitCodes.WrongUsage, "no-such-kind", "time,event\n1,1\n")]
    [InlineData(ExitCodes.WrongUsage, "survival", "time,event\n1,1\n", "--p", "1.5")]
    [InlineData(ExitCodes.WrongUsage, "survival", "time,event\n1,1\n", "--at", "soon")]
    [InlineData(ExitCodes.WrongUsage, "survival", "time,event\n1,1\n", "--tau=-5")]
    [InlineData(ExitCodes.WrongUsage, "period", "issued_s,resolved_s\n1,1\n", "--from", "9", "--to", "3")]
    public async Task Run_AnyInput_EndsWithItsExitCode(int expected, string kind, string content, params string[] options)
    {
        await File.WriteAllTextAsync(file, content);

        Assert.Equal(expected, await PortalCommands.RunAsync(["measure", kind, file, .. options]));
    }

    [Fact]
    public void Compute_LimitsBegunAnew_AddsTheStretchesAndChangesNothingElse()
    {
        File.WriteAllText(file, "week,on_time,due\n" + string.Concat(Enumerable.Range(1, 30).Select(week => FormattableString.Invariant($"{week},{(week < 16 ? 30 : 20) + (week % 3)},40\n"))));

        var plain = MeasureKinds.Compute("control-chart", file, new MeasureOptions());
        var moved = MeasureKinds.Compute("control-chart", file, new MeasureOptions { Rebase = [16] });

        Assert.Equal(["", "16"], moved["stretches"]!.AsArray().Select(stretch => stretch!["since"]?.ToJsonString() ?? ""));
        Assert.Equal([15, 15], moved["stretches"]!.AsArray().Select(stretch => stretch!["rows"]!.AsArray().Count));
        moved.Remove("stretches");
        Assert.Equal(plain.ToJsonString(), moved.ToJsonString());
        Assert.Throws<WrongUsageException>(() => MeasureKinds.Compute("control-chart", file, new MeasureOptions { Rebase = [1] }));
        Assert.Throws<WrongUsageException>(() => MeasureKinds.Compute("control-chart", file, new MeasureOptions { Rebase = [31] }));
    }

    [Fact]
    public async Task Run_MissingFile_IsWrongUsage() =>
        Assert.Equal(ExitCodes.WrongUsage, await PortalCommands.RunAsync(["measure", "survival", file]));

    [Fact]
    public void Compute_StartingAge_KeepsAnEventAtThatAge()
    {
        File.WriteAllText(file, "time,event\n1,1\n2,1\n3,1\n");

        var all = MeasureKinds.Compute("survival", file, new MeasureOptions { Start = 2, At = [2] })["all"]!;

        Assert.Equal(2, all["n"]!.GetValue<int>());
        Assert.Equal(0.5, all["surv_at"]![0]!["surv"]!.GetValue<double>());
    }

    [Fact]
    public void Compute_TwoGroupColumns_AreSplitEachOnItsOwn()
    {
        File.WriteAllText(file, "b,time,event,a\nx,1,1,\ny,2,0,q\nx,3,1,q\n");

        var document = MeasureKinds.Compute("survival", file, new MeasureOptions { Groups = ["b", "a"] });

        Assert.Equal(["b=x", "b=y", "a=", "a=q"], document["groups"]!.AsObject().Select(group => group.Key));
        Assert.Equal(1, document["logrank"]!["b"]!["df"]!.GetValue<int>());
    }
}
