using Microsoft.CodeAnalysis;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Lifecycles;

/// <summary>What a rule about age says of a flag, wherever it is shown.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Arguments">What its message is filled with.</param>
internal sealed record LifecycleFinding(DiagnosticDescriptor Descriptor, params object[] Arguments)
{
    public Diagnostic At(Location location)
        => Diagnostic.Create(Descriptor, location, Array.ConvertAll(Arguments, argument => argument is string text ? PlainText.Quote(text) : argument));
}
