using System.Diagnostics.CodeAnalysis;
using OpenFeature.Constant;

namespace OpenFeature.Error;

/// <summary>Becomes <see cref="ErrorType.ProviderFatal"/>.</summary>
[ExcludeFromCodeCoverage]
public class ProviderFatalException : FeatureProviderException
{
    public ProviderFatalException(string? message = null, Exception? innerException = null)
        : base(ErrorType.ProviderFatal, message, innerException)
    {
    }
}
