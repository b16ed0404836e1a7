using Microsoft.CodeAnalysis.Operations;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Uses;

/// <summary>A call of OpenFeature's client that evaluates a flag.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="KeyArgument">The argument with the key.</param>
/// <param name="Key">The key; null if it is not a constant.</param>
/// <param name="Type">The type that the flag is read as.</param>
/// <param name="ReturnsDetails">Whether it returns the evaluation details instead of the value.</param>
internal sealed record ClientCall(IInvocationOperation Invocation, IArgumentOperation KeyArgument, string? Key, FlagType Type, bool ReturnsDetails)
{
    /// <summary>Returns an argument by the name of its parameter, or null if the call does not pass it.</summary>
    public IArgumentOperation? Find(string parameter)
        => Invocation.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == parameter);

    /// <summary>Returns whether a flag of a type can be read by this call. An integer flag can be read as a double; otherwise the types must be equal.</summary>
    public bool Fits(FlagType type) => Type == type || (Type == FlagType.Float && type == FlagType.Integer);
}
