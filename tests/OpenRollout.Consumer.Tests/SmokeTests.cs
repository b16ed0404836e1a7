namespace OpenRollout.Consumer.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Defaults()
    {
        Assert.False(Flags.Stories.IsEnabled(new FlagContext { Country = "NO", DeviceType = FlagContext.DeviceTypes.Web }));
        Assert.Equal("Buy", CheckoutFlags.Button.GetValue());
        Assert.True(OpenRollout.Consumer.Shop.Store.Open.IsEnabled());
    }
}
