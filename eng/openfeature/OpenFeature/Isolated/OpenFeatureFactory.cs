using System.Diagnostics.CodeAnalysis;

namespace OpenFeature.Isolated;

/// <summary>Makes APIs that share nothing with <see cref="Api.Instance"/> nor with each other.</summary>
public static class OpenFeatureFactory
{
    [Experimental("OFISO001")]
    public static Api CreateIsolated() => new();
}
