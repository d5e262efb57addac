using AntiGaspi.Web.Commands;

return await CommandLine.RunAsync(args);
