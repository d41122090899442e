using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Reminders;
using Portal.Reminders;

namespace Portal.Tests.Support;

/// <summary>Rounds of reminders over a database of a test's own, with a clock that the test moves.</summary>
internal sealed class ReminderStage : IAsyncDisposable
{
    private readonly List<IDisposable> _owned = [];

    private ReminderStage(ReminderDatabase data) => Data = data;

    internal ReminderDatabase Data { get; }

    internal FixedClock Clock { get; } = new(Events.Start);

    /// <summary>A stage whose first pass is done and on which one notice of alder comes near its limit at 18 hours.</summary>
    internal static async Task<ReminderStage> CreateAsync(DatabaseKind kind)
    {
        var stage = new ReminderStage(await ReminderDatabase.CreateAsync(kind));
        await stage.Data.PassAsync(-1);
        await stage.Data.SendAsync(Events.Of(EventType.Issued, 0));
        return stage;
    }

    /// <summary>What one instance of the portal does, as configured.</summary>
    internal (ReminderRound Round, ReminderSender Sender) Instance(ReminderOptions options)
    {
        var webhooks = new WebhookClient(options, Data.Key, Clock);
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        _owned.AddRange([webhooks, services]);
        var composer = new MailComposer(options, Data.Key, services.GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance);
        IMailTransport? mail = options switch
        {
            { CanMail: true, MailFolder: not null } => new FolderMailTransport(options),
            { CanMail: true } => new SmtpMailTransport(options),
            _ => null,
        };
        var sender = new ReminderSender(webhooks, composer, NullLogger<ReminderSender>.Instance, mail);
        return (new ReminderRound(Data.Queue, Data.Deliveries, sender, Clock), sender);
    }

    internal static ReminderOptions Hooks { get; } = new() { IsOn = true, PrivateHosts = ["127.0.0.1"] };

    internal static ReminderOptions Mail(int port) => new()
    {
        IsOn = true,
        PublicUrl = new Uri("https://register.example"),
        MailFrom = "register@register.example",
        MailHost = "127.0.0.1",
        MailPort = port,
        MailSecurity = MailSecurity.None,
    };

    /// <summary>An e-mail subscription whose owner has agreed.</summary>
    internal async Task<Subscription> MailAsync(string address, string owner = "desk")
    {
        var asked = new NewSubscription(ReminderChannel.Mail, address, true, true, Duration.FromMinutes(15));
        var added = (await Data.Subscriptions.AddAsync(owner, new Scope.OfProvider("alder"), asked, Clock.Now, CancellationToken.None))!;
        await Data.Subscriptions.ConfirmAsync(added.Handle, CancellationToken.None);
        return added;
    }

    internal async Task<DeliveryView> LastAsync(string owner = "desk") => (await Data.Deliveries.RecentAsync(owner, 1, CancellationToken.None)).Single();

    public async ValueTask DisposeAsync()
    {
        _owned.ForEach(one => one.Dispose());
        await Data.DisposeAsync();
    }
}
