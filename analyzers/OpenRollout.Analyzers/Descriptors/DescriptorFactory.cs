using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Descriptors;

/// <summary>Creates all descriptors.</summary>
internal static class DescriptorFactory
{
    public static DiagnosticDescriptor Create(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity,
        bool isEnabledByDefault = true,
        params string[] tags)
        => new(id, title, message, CategoryOf(id), severity, isEnabledByDefault, description: null, HelpLink.For(id), tags);

    /// <summary>Returns the category, which the first digit of an id stands for.</summary>
    private static string CategoryOf(string id) => id[4] switch
    {
        '1' => "Manifest",
        '2' => "Targeting",
        '3' => "Lifecycle",
        _ => "Usage",
    };
}
