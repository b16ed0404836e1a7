using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>The finding of a lifecycle rule about a flag, which can be reported at several locations.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Arguments">The arguments of its message, with quotations already shortened.</param>
internal sealed record LifecycleFinding(DiagnosticDescriptor Descriptor, params object[] Arguments)
{
    /// <summary>Returns the finding at a location.</summary>
    /// <param name="location">The flag in the manifest, or a use.</param>
    /// <param name="properties">The values that a fix needs; null for none.</param>
    public Diagnostic At(Location location, ImmutableDictionary<string, string?>? properties = null)
        => Diagnostic.Create(Descriptor, location, properties, Array.ConvertAll(Arguments, argument => argument is string text ? PlainText.Shorten(text, PlainText.MaximumMessage) : argument));
}
