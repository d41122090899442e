using Microsoft.Extensions.Configuration;
using Portal.Reminders;

namespace Portal.Tests.Portal.Reminders;

public sealed class ReminderOptionsReaderTests
{
    [Fact]
    public void Read_Nothing_IsOnWithoutMail()
    {
        var options = Read();

        Assert.True(options.IsOn);
        Assert.False(options.CanMail);
        Assert.Empty(options.PrivateHosts);
    }

    [Fact]
    public void Read_ServerWithSender_CanMail()
    {
        var options = Read(("MailFrom", "register@register.example"), ("MailHost", "mail.register.example"), ("PublicUrl", "https://register.example"));

        Assert.True(options.CanMail);
        Assert.Equal((587, MailSecurity.StartTls), (options.MailPort, options.MailSecurity));
    }

    [Theory]
    [InlineData("Portal:Reminders", "Reminders", "maybe")]
    [InlineData("Portal:PublicUrl", "PublicUrl", "http://register.example")]
    [InlineData("Portal:PublicUrl", "PublicUrl", "https://register.example/path")]
    [InlineData("Portal:MailFrom", "MailFrom", "Register <a@b.example>")]
    [InlineData("Portal:MailFrom", "MailHost", "mail.register.example")]
    [InlineData("Portal:MailHost", "MailHost", "no host")]
    [InlineData("Portal:MailPort", "MailPort", "0")]
    [InlineData("Portal:MailPort", "MailPort", "70000")]
    [InlineData("Portal:MailSecurity", "MailSecurity", "some")]
    [InlineData("Portal:MailPasswordFile", "MailPasswordFile", "/nowhere/at/all")]
    [InlineData("Portal:MailPasswordFile", "MailUser", "register")]
    [InlineData("Portal:MailFolder", "MailFolder", "relative/folder")]
    public void Read_WrongValue_NamesTheKey(string named, string key, string value) =>
        Assert.Contains(named, Assert.Throws<InvalidOperationException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_SeveralWrongValues_NamesAllOfThem()
    {
        var message = Assert.Throws<InvalidOperationException>(() => Read(("Reminders", "maybe"), ("MailPort", "x"), ("PublicUrl", "x"))).Message;

        Assert.All((string[])["Portal:Reminders", "Portal:MailPort", "Portal:PublicUrl"], key => Assert.Contains(key, message, StringComparison.Ordinal));
    }

    private static ReminderOptions Read(params (string Key, string Value)[] values) => ReminderOptionsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(one => KeyValuePair.Create($"Portal:{one.Key}", (string?)one.Value))).Build());
}
