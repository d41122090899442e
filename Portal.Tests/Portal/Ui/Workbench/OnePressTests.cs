using Bunit;
using Portal.Ui.Workbench;

namespace Portal.Tests.Portal.Ui.Workbench;

public sealed class OnePressTests : BunitContext
{
    [Fact]
    public async Task Take_PressedAgainBeforeTheAnswer_HappensOnceAndThenAgain()
    {
        var press = new OnePress();
        var answer = new TaskCompletionSource();
        var times = 0;

        var first = press.TakeAsync(() => Count(answer.Task));
        await press.TakeAsync(() => Count(Task.CompletedTask));
        Assert.Equal(1, times);

        answer.SetException(new InvalidOperationException("refused"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await press.TakeAsync(() => Count(Task.CompletedTask));
        Assert.Equal(2, times);

        Task Count(Task until)
        {
            times++;
            return until;
        }
    }

    [Fact]
    public void ReasonForm_SentTwiceAtOnce_SendsOneReason()
    {
        var answer = new TaskCompletionSource();
        var sent = new List<string>();
        var form = Render<ReasonForm>(parameters => parameters
            .Add(p => p.Title, "Turn it down").Add(p => p.Button, "Turn it down").Add(p => p.Hint, "For the record.")
            .Add(p => p.Send, reason =>
            {
                sent.Add(reason);
                return answer.Task;
            }));
        form.Find("textarea").Change("A month is missing.");

        var submit = form.Find("form");
        _ = submit.SubmitAsync();
        _ = submit.SubmitAsync();

        Assert.Equal(["A month is missing."], sent);
        answer.SetResult();
    }
}
