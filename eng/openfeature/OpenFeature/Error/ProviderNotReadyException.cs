using System.Diagnostics.CodeAnalysis;
using OpenFeature.Constant;

namespace OpenFeature.Error;

/// <summary>Becomes <see cref="ErrorType.ProviderNotReady"/>.</summary>
[ExcludeFromCodeCoverage]
public class ProviderNotReadyException : FeatureProviderException
{
    public ProviderNotReadyException(string? message = null, Exception? innerException = null)
        : base(ErrorType.ProviderNotReady, message, innerException)
    {
    }
}
