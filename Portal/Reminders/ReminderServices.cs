namespace Portal.Reminders;

/// <summary>Registrations of reminders.</summary>
internal static class ReminderServices
{
    internal static void AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        var options = ReminderOptionsReader.Read(configuration);
        services.AddSingleton(options);
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<MailComposer>();
        if (options is { CanMail: true, MailFolder: null })
        {
            services.AddSingleton<IMailTransport, SmtpMailTransport>();
        }
        else if (options.CanMail)
        {
            services.AddSingleton<IMailTransport, FolderMailTransport>();
        }

        services.AddSingleton<ReminderSender>();
        services.AddSingleton<ReminderRound>();
        services.AddHostedService<ReminderService>();
    }
}
