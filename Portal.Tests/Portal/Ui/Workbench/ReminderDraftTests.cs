using Portal.Data.Reminders;
using Portal.Tests.Support;
using Portal.Ui.Workbench;

namespace Portal.Tests.Portal.Ui.Workbench;

public sealed class ReminderDraftTests
{
    [Theory]
    [InlineData(true, ReminderChannel.Mail)]
    [InlineData(false, ReminderChannel.Webhook)]
    public void Draft_AtItsBeginning_NamesAChannelThatWorks(bool canMail, ReminderChannel channel) => Assert.Equal(channel, new ReminderDraft(canMail).Channel);

    [Fact]
    public async Task Page_WhereNoMailIsSetUp_BeginsWithTheWebhook()
    {
        using var client = await SignedInClient.OfAsync("regulator-xb");
        var page = await client.PageAsync("/regulator/reminders");

        Assert.Equal("Webhook", page.QuerySelector("#reminder-channel option[selected]")!.GetAttribute("value"));
        Assert.Equal("Address of the webhook", page.QuerySelector("label[for=reminder-target]")!.TextContent);
    }
}
