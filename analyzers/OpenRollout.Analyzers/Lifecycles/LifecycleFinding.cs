using Microsoft.CodeAnalysis;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>The finding of a lifecycle rule about a flag, which can be reported at several locations.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Arguments">The arguments of its message, with quotations already shortened.</param>
internal sealed record LifecycleFinding(DiagnosticDescriptor Descriptor, params object[] Arguments)
{
    public Diagnostic At(Location location)
        => Diagnostic.Create(Descriptor, location, Array.ConvertAll(Arguments, argument => argument is string text ? PlainText.Shorten(text, PlainText.MaximumMessage) : argument));
}
