// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dataset.h"
#include "core/sample/sample.h"

namespace weir::testsupport {

/// The sample's items and commits as a dataset, without going through a file and an importer.
[[nodiscard]] DatasetPtr datasetOf(const sample::SampleStream& stream);

} // namespace weir::testsupport
