using Microsoft.Extensions.Options;

namespace OpenRollout.AspNetCore.Requirements;

/// <summary>Validates <see cref="FlagGateOptions"/> when the application starts.</summary>
internal sealed class FlagGateValidation : IValidateOptions<FlagGateOptions>
{
    public ValidateOptionsResult Validate(string? name, FlagGateOptions options)
        => DeniedStatusCode.IsValid(options.StatusCode)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{nameof(FlagGateOptions)}.{nameof(FlagGateOptions.StatusCode)}: {DeniedStatusCode.DescribeError(options.StatusCode)}");
}
