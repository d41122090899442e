using Overlapped = Portal.Data.Cube.Overlapped;

namespace Portal.Tests.Data.Cube;

public sealed class OverlappedTests
{
    private const int Parts = 200;

    [Fact]
    public async Task Run_ManyParts_WritesEachOnceInOrderAndNeverHoldsMany()
    {
        var (prepared, most, written) = (0, 0, new List<int>());
        await Overlapped.RunAsync(
            Enumerable.Range(0, Parts),
            part =>
            {
                prepared++;
                most = Math.Max(most, prepared - written.Count);
                return Task.FromResult(part);
            },
            part => Task.FromResult(part * 2),
            async done =>
            {
                await Task.Yield();
                written.Add(done);
            });

        Assert.Equal(Enumerable.Range(0, Parts).Select(part => part * 2), written);
        Assert.InRange(most, 1, 12);
    }

    [Theory]
    [InlineData("prepare")]
    [InlineData("work")]
    [InlineData("write")]
    [InlineData("walk")]
    public async Task Run_AnyStepFails_FailsWithThatAndWorksOnNothingAfterwards(string step)
    {
        const int Bad = 50;
        var (isOver, late) = (false, 0);
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => Overlapped.RunAsync(
            Enumerable.Range(0, Parts).Select(part => Try("walk", part)),
            part => Task.FromResult(Try("prepare", part)),
            part =>
            {
                late += Volatile.Read(ref isOver) ? 1 : 0;
                return Task.FromResult(Try("work", part));
            },
            part => Task.FromResult(Try("write", part))));
        Volatile.Write(ref isOver, true);

        Assert.Equal(step, failure.Message);
        await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(0, late);

        int Try(string name, int part) => name == step && part == Bad ? throw new InvalidDataException(name) : part;
    }
}
