using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenRollout.Hosting;

namespace OpenRollout.Docs.Tests;

/// <summary>Every piece of configuration in the documentation has options that there are, with values that work.</summary>
public sealed class ConfigurationSnippetTests
{
    public static TheoryData<Snippet> Pieces => [.. Pages.Snippets("jsonc")];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Configuration_in_the_documentation_is_bound(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(snippet.Code)));
        builder.Services.AddOpenFeature(features => features.AddOpenRolloutProvider());
        using var host = builder.Build();

        Assert.NotNull(host.Services.GetRequiredService<IOptions<OpenRolloutHostingOptions>>().Value);
        var section = builder.Configuration.GetRequiredSection(OpenRolloutHostingOptions.Section);
        Assert.All(section.GetChildren(), option => Assert.NotNull(typeof(OpenRolloutHostingOptions).GetProperty(option.Key)));
        Assert.All(section.GetSection("Http").GetChildren(), option => Assert.NotNull(typeof(HttpManifestOptions).GetProperty(option.Key)));
    }
}
