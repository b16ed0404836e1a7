using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Descriptors;

/// <summary>The one place where descriptors are made.</summary>
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

    /// <summary>The first digit is what a rule is about.</summary>
    private static string CategoryOf(string id) => id[4] switch
    {
        '1' => "Manifest",
        '2' => "Targeting",
        '3' => "Lifecycle",
        _ => "Usage",
    };
}
