namespace OpenRollout.Consumer.Tests;

public sealed class EmbeddedManifestTests
{
    [Fact]
    public void The_manifest_is_in_the_assembly_to_the_byte()
    {
        Assert.Equal(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "flags.json")), Flags.EmbeddedManifest.ToArray());
        Assert.Equal(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "checkout.flags.json")), CheckoutFlags.EmbeddedManifest.ToArray());
    }

    [Fact]
    public void A_provider_needs_no_file()
    {
        var provider = new OpenRolloutProvider(Flags.EmbeddedManifest);

        Assert.Empty(provider.Problems);
        Assert.NotNull(provider.Explain("stories"));
    }
}
