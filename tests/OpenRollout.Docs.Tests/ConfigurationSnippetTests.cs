using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenRollout.Hosting;

namespace OpenRollout.Docs.Tests;

/// <summary>Every configuration in the documentation has known options with valid values.</summary>
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
        var section = builder.Configuration.GetRequiredSection(OpenRolloutHostingOptions.Section);
        string[] domains = [.. section.GetSection("Domains").GetChildren().Select(domain => domain.Key)];
        builder.Services.AddOpenFeature(features =>
        {
            features.AddOpenRolloutProvider().AddPolicyName(policy => policy.DefaultNameSelector = _ => null);
            Array.ForEach(domains, domain => features.AddOpenRolloutProvider(domain));
        });
        using var host = builder.Build();

        var options = host.Services.GetRequiredService<IOptionsMonitor<OpenRolloutHostingOptions>>();
        Assert.All(domains.Append(""), domain => Assert.NotNull((object?)options.Get(domain).ManifestPath ?? options.Get(domain).ManifestUrl));
    }
}
