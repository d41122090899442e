using System.Net.Mail;
using NodaTime;
using Portal.Data.Reminders;
using Portal.Tests.Support;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Portal.Reminders;

public sealed class MailTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Round_ServerDefersThenBreaksOff_DeliversOneMailUnderOneId(DatabaseKind kind)
    {
        await using var server = new SmtpServer(deferrals: 1, drops: 1);
        await using var stage = await ReminderStage.CreateAsync(kind);
        var (round, _) = stage.Instance(ReminderStage.Mail(server.Port));
        await stage.MailAsync("desk@example.org");
        var results = new List<string?>();

        foreach (var hours in (double[])[18, 18.02, 18.1, 18.2])
        {
            stage.Clock.Now = At(hours);
            await round.RunAsync(CancellationToken.None);
            results.Add((await stage.LastAsync()).Result);
        }

        Assert.Equal(["mail server said 451", "mail server not reached", "taken by the mail server", "taken by the mail server"], results);
        var (to, data) = Assert.Single(server.Mails);
        var view = await stage.LastAsync();
        Assert.Equal("desk@example.org", to);
        Assert.Contains($"Message-ID: <{view.DeliveryId}@register.example>", data, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((DeliveryState.Sent, 3), (view.State, view.Attempts));
    }

    [Fact]
    public async Task Round_Mail_SaysCountsAndReferencesAndHowToStop()
    {
        await using var server = new SmtpServer();
        await using var stage = await ReminderStage.CreateAsync(DatabaseKind.Sqlite);
        var (round, _) = stage.Instance(ReminderStage.Mail(server.Port));
        var subscription = await stage.MailAsync("desk@example.org");

        stage.Clock.Now = At(18);
        await round.RunAsync(CancellationToken.None);

        var data = server.Mails.Single().Data;
        var token = stage.Data.Key.Token(ReminderLink.Unsubscribe, subscription.Handle);
        var unfolded = data.Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal);
        Assert.Contains("Subject: Time limits: 1 coming near\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains($"List-Unsubscribe: <https://register.example/reminders/unsubscribe/{token}>\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", data, StringComparison.Ordinal);
        var body = data.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        Assert.Contains($"{ReminderDatabase.ReferenceOf("n1")}  comes near  due 3 Mar 2026, 08:00 UTC", body, StringComparison.Ordinal);
        Assert.Contains($"<td>{ReminderDatabase.ReferenceOf("n1")}</td>", body, StringComparison.Ordinal);
        Assert.Contains("Synthetic demonstration data", body, StringComparison.Ordinal);
        Assert.Contains($"Stop these reminders: https://register.example/reminders/unsubscribe/{token}", body, StringComparison.Ordinal);
        Assert.DoesNotContain("alder", body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Round_RecipientRefused_IsGivenUpAtOnce()
    {
        await using var server = new SmtpServer(refusal: 550);
        await using var stage = await ReminderStage.CreateAsync(DatabaseKind.Sqlite);
        var (round, _) = stage.Instance(ReminderStage.Mail(server.Port));
        await stage.MailAsync("nobody@example.org");

        stage.Clock.Now = At(18);
        await round.RunAsync(CancellationToken.None);

        Assert.Equal((DeliveryState.GivenUp, "mail server said 550"), ((await stage.LastAsync()).State, (await stage.LastAsync()).Result));
    }

    [Fact]
    public async Task Round_ManyNotices_SendsOneMailWithTheirCount()
    {
        await using var server = new SmtpServer();
        await using var stage = await ReminderStage.CreateAsync(DatabaseKind.Sqlite);
        var (round, _) = stage.Instance(ReminderStage.Mail(server.Port));
        await stage.MailAsync("desk@example.org");
        await stage.Data.SendAsync([.. Enumerable.Range(0, 1200).Select(at => Of(global::Portal.Data.Notices.EventType.Issued, 0, id: $"i{at}", notice: $"m{at}"))]);

        stage.Clock.Now = At(18);
        await round.RunAsync(CancellationToken.None);

        var data = Assert.Single(server.Mails).Data.Replace("=\r\n", "", StringComparison.Ordinal);
        Assert.Contains("Subject: Time limits: 1,201 coming near", data, StringComparison.Ordinal);
        Assert.Contains("and 1,181 more on the board.", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Round_TwoInstancesAtOnce_SendEachMailOnce()
    {
        await using var server = new SmtpServer();
        await using var stage = await ReminderStage.CreateAsync(DatabaseKind.Postgres);
        var instances = Enumerable.Range(0, 2).Select(_ => stage.Instance(ReminderStage.Mail(server.Port)).Round).ToArray();
        for (var at = 0; at < 12; at++)
        {
            await stage.MailAsync($"desk{at}@example.org", $"desk{at}");
        }

        stage.Clock.Now = At(18);
        await Task.WhenAll(instances.Select(round => round.RunAsync(CancellationToken.None)));

        Assert.Equal(12, server.Mails.Count);
        Assert.Equal(12, server.Mails.Select(mail => mail.To).Distinct().Count());
    }

    [Fact]
    public async Task Round_FolderConfigured_PutsWholeMailsThere()
    {
        var folder = Directory.CreateTempSubdirectory("portal-mail-").FullName;
        await using var stage = await ReminderStage.CreateAsync(DatabaseKind.Sqlite);
        var (round, _) = stage.Instance(ReminderStage.Mail(25) with { MailHost = null, MailFolder = folder });
        await stage.MailAsync("desk@example.org");

        stage.Clock.Now = At(18);
        await round.RunAsync(CancellationToken.None);

        var file = Assert.Single(Directory.GetFiles(folder, "*.eml"));
        Assert.Equal((await stage.LastAsync()).DeliveryId, Path.GetFileNameWithoutExtension(file));
        Assert.Contains("To: desk@example.org", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(folder, ".writing")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Round_MailNotConfigured_WaitsWithoutLosingAnything()
    {
        await using var server = new SmtpServer();
        await using var stage = await ReminderStage.CreateAsync(DatabaseKind.Sqlite);
        await stage.MailAsync("desk@example.org");
        stage.Clock.Now = At(18);
        await stage.Instance(ReminderStage.Hooks).Round.RunAsync(CancellationToken.None);

        Assert.Equal((DeliveryState.Waiting, "mail is not configured"), ((await stage.LastAsync()).State, (await stage.LastAsync()).Result));
        stage.Clock.Now += Duration.FromMinutes(1);
        await stage.Instance(ReminderStage.Mail(server.Port)).Round.RunAsync(CancellationToken.None);

        Assert.Single(server.Mails);
    }

    [Fact]
    public void MailMessage_LineBreakInAHeader_IsRefused()
    {
        using var mail = new MailMessage();

        Assert.ThrowsAny<Exception>(() => mail.Subject = "a\r\nBcc: other@example.org");
        Assert.ThrowsAny<Exception>(() => new MailAddress("desk@example.org\r\nBcc: other@example.org"));
    }
}
