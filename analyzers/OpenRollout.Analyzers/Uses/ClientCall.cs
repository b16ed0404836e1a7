using Microsoft.CodeAnalysis.Operations;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Uses;

/// <summary>A call of OpenFeature's client that evaluates a flag.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="KeyArgument">The argument with the key.</param>
/// <param name="Key">The key; null where it is not a constant.</param>
/// <param name="Type">The type that it is read as.</param>
/// <param name="ReturnsDetails">Whether it gives more than the value.</param>
internal sealed record ClientCall(IInvocationOperation Invocation, IArgumentOperation KeyArgument, string? Key, FlagType Type, bool ReturnsDetails)
{
    /// <summary>Returns an argument by the name of its parameter, or null where the call does not give it.</summary>
    public IArgumentOperation? Find(string parameter)
        => Invocation.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == parameter);

    /// <summary>Whether the manifest's type can be read as the call's: an integer may be read as a double, nothing else differs.</summary>
    public bool Fits(FlagType type) => Type == type || (Type == FlagType.Float && type == FlagType.Integer);
}
