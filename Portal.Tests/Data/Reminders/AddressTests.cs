using System.Net;
using Portal.Data.Reminders;

namespace Portal.Tests.Data.Reminders;

public sealed class AddressTests
{
    [Theory]
    [InlineData("desk@example.org")]
    [InlineData("first.last+limits@mail.example.co")]
    public void SubscriberAddress_OneBareAddress_IsTaken(string text) => Assert.Equal(text, SubscriberAddress.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("desk")]
    [InlineData("desk@")]
    [InlineData("@example.org")]
    [InlineData("a@b@example.org")]
    [InlineData("desk@example.org\r\nBcc: other@example.org")]
    [InlineData("desk@example.org\n")]
    [InlineData("desk@example.org, other@example.org")]
    [InlineData("Desk <desk@example.org>")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("desk@[127.0.0.1]")]
    [InlineData("desk@127.0.0.1")]
    [InlineData("désk@example.org")]
    [InlineData("desk@exa mple.org")]
    [InlineData("desk@example..org")]
    public void SubscriberAddress_AnythingElse_IsRefused(string? text) => Assert.Null(SubscriberAddress.Read(text));

    [Theory]
    [InlineData("https://hooks.example.org/removal?team=1")]
    [InlineData("https://93.184.216.34/")]
    [InlineData("http://127.0.0.1:8080/hook", "127.0.0.1")]
    [InlineData("https://10.0.0.5/hook", "10.0.0.5")]
    public void WebhookTarget_SafeOrConfigured_IsTaken(string text, params string[] privateHosts) => Assert.NotNull(WebhookTarget.Read(text, privateHosts));

    [Theory]
    [InlineData(null)]
    [InlineData("hooks.example.org")]
    [InlineData("http://hooks.example.org/")]
    [InlineData("http://10.0.0.5/", "10.0.0.5")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://user:word@hooks.example.org/")]
    [InlineData("https://hooks.example.org/#part")]
    [InlineData("ftp://hooks.example.org/")]
    [InlineData("file:///etc/hostname")]
    [InlineData("https://hooks.example.org/\r\nX: y")]
    public void WebhookTarget_AnythingElse_IsRefused(string? text, params string[] privateHosts) => Assert.Null(WebhookTarget.Read(text, privateHosts));

    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.2", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("192.0.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:0:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    public void WebhookTarget_ResolvedAddress_IsPublicOrNot(string address, bool expected) => Assert.Equal(expected, WebhookTarget.IsPublic(IPAddress.Parse(address)));
}
